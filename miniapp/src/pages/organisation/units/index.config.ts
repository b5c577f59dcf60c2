export default definePageConfig({ navigationBarTitleText: '派出单位', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
