export default definePageConfig({ navigationBarTitleText: '物资结存' })
