export default definePageConfig({ navigationBarTitleText: '归档一份材料', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
