export default definePageConfig({ navigationBarTitleText: '登记书面批准' })
