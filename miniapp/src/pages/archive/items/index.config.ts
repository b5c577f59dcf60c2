export default definePageConfig({ navigationBarTitleText: '档案材料', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
